import type { DateLegale } from '@sciat/dispositifs';

// Prisma gives and takes a `date` column as a Date at midnight UTC.

export function enBase(date: DateLegale): Date {
  return new Date(`${date}T00:00:00Z`);
}

export function deBase(date: Date): DateLegale {
  return date.toISOString().slice(0, 10);
}

export function deBaseOuNull(date: Date | null): DateLegale | null {
  return date && deBase(date);
}

export function enBaseOuNull(date: DateLegale | null): Date | null {
  return date === null ? null : enBase(date);
}
