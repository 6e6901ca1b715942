import { mount } from 'svelte';
import Edit from './Edit.svelte';

const target = document.querySelector('#page');
if (target) mount(Edit, { target });
