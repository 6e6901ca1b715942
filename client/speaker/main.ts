import { mount } from 'svelte';
import { DisplayPage } from '../lib/page/displaypage.svelte.ts';
import Speaker from './Speaker.svelte';

const target = document.querySelector('#page');
if (target) mount(Speaker, { target, props: { page: new DisplayPage('speaker') } });
