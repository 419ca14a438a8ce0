import { z } from 'zod';

// Whatever message a schema does not word itself comes out in French.
z.config(z.locales.fr());
