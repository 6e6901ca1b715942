import { mount } from 'svelte';
import Print from './Print.svelte';

const target = document.querySelector('#page');
if (target) mount(Print, { target });
