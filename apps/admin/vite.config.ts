import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { comprimer } from './comprimer.js';

export default defineConfig({
  plugins: [react(), comprimer()],
  // Workspace packages are read from their TypeScript sources: no build is needed before.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: 'dist',
    // Our packages only declare: the schemas and rules a screen does not use stay out of its chunk.
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [{ test: /packages\/(contrats|dispositifs)\//, sideEffects: false }],
      },
    },
    // Mermaid's engines are larger than that, and load only with the diagram.
    chunkSizeWarningLimit: 900,
  },
  server: {
    port: 5173,
    proxy: { '/api': process.env.API ?? 'http://127.0.0.1:3000' },
  },
});
