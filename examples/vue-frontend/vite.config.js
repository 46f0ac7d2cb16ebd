import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [vue()],
  // `npm run dev`: the backend on this machine.
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
