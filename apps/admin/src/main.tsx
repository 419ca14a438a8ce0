import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { App } from './App.js';

// A data router: it is what lets react-admin warn before leaving a form that was not sent.
const routeur = createBrowserRouter([{ path: '*', element: <App /> }]);

const racine = document.getElementById('racine');
if (!racine) throw new Error('index.html has no #racine');
createRoot(racine).render(
  <StrictMode>
    <RouterProvider router={routeur} />
  </StrictMode>,
);
