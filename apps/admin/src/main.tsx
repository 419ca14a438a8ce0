import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';

// A data router: it is what lets react-admin warn before leaving a form that was not sent. The pages of the
// links stand beside the application: no session, no frame, and little to download on a telephone.
const routeur = createBrowserRouter([
  {
    path: '/depot/:jeton',
    HydrateFallback: Rien,
    lazy: async () => ({ Component: (await import('./depot/PageDepot.js')).PageDepot }),
  },
  {
    path: '/avis/:jeton',
    HydrateFallback: Rien,
    lazy: async () => ({ Component: (await import('./avis/PageAvis.js')).PageAvis }),
  },
  {
    path: '*',
    HydrateFallback: Rien,
    lazy: async () => ({ Component: (await import('./App.js')).App }),
  },
]);

function Rien() {
  return null;
}

const racine = document.getElementById('racine');
if (!racine) throw new Error('index.html has no #racine');
createRoot(racine).render(
  <StrictMode>
    <RouterProvider router={routeur} />
  </StrictMode>,
);
