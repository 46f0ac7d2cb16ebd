import { createApp } from 'vue';
import App from './App.vue';
import { recordError, trace } from './telemetry.js';
import './style.css';

await trace();
const app = createApp(App);
app.config.errorHandler = recordError;
app.mount('#app');
