import { mount } from 'svelte';
import { DisplayPage } from '../lib/page/displaypage.svelte.ts';
import Room from './Room.svelte';

const target = document.querySelector('#page');
if (target) mount(Room, { target, props: { page: new DisplayPage('room') } });
