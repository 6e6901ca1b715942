import { mount } from 'svelte';
import Report from './Report.svelte';

const target = document.querySelector('#page');
if (target) mount(Report, { target });
