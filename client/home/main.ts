import { mount } from 'svelte';
import Home from './Home.svelte';

const target = document.querySelector('#page');
if (target) mount(Home, { target });
