import { mount } from 'svelte';
import Control from './Control.svelte';

const target = document.querySelector('#page');
if (target) mount(Control, { target });
