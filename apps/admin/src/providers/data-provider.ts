import type { Page } from '@sciat/contrats';
import { type DataProvider, type RaRecord, useDataProvider } from 'react-admin';
import { enQuery, requete } from './requete.js';
import { verbes } from './verbes.js';

/** What no screen may ask for: nothing is deleted, and nothing is changed in bulk. */
function absent(): never {
  throw new Error('L’API n’offre pas cette opération.');
}

const crud = {
  async getList(resource, { pagination, sort, filter, signal }) {
    const query = enQuery({
      page: pagination?.page,
      parPage: pagination?.perPage,
      tri: sort?.field,
      ordre: sort?.order.toLowerCase(),
      ...filter,
    });
    const { donnees, total, ...meta } = await requete<Page<RaRecord>>(
      'GET',
      `/${resource}${query}`,
      {
        signal,
      },
    );
    return { data: donnees, total, meta };
  },
  async getOne(resource, { id, signal }) {
    return { data: await requete('GET', `/${resource}/${id}`, { signal }) };
  },
  async getMany(resource, { ids, signal }) {
    const lus = ids.map((id) => requete('GET', `/${resource}/${id}`, { signal }));
    return { data: await Promise.all(lus) };
  },
  async create(resource, { data }) {
    return { data: await requete('POST', `/${resource}`, { corps: data }) };
  },
  async update(resource, { id, data }) {
    return { data: await requete('PATCH', `/${resource}/${id}`, { corps: data }) };
  },
  getManyReference: absent,
  updateMany: absent,
  delete: absent,
  deleteMany: absent,
  supportAbortSignal: true,
} as DataProvider;

export const dataProvider = { ...crud, ...verbes };
export type FournisseurDonnees = typeof dataProvider;

/** The data provider with the verbs of the trade. */
export function useDonnees(): FournisseurDonnees {
  return useDataProvider<FournisseurDonnees>();
}
