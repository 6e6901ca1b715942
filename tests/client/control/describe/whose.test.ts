import { describe, expect, it } from 'vitest';
import { Whose } from '../../../../client/control/describe/whose.svelte.ts';

const PLAIN = { title: 'Seminar', place: 'Room A' };
const BRANDED = { ...PLAIN, organiser: { name: 'ITU', accent: '#0a7cff', logo: '/api/logos/a.svg' } };

describe('what is said of a show', () => {
  it('changes only what was written anew', () => {
    const whose = new Whose(PLAIN);
    expect(whose.changes).toBeNull();
    whose.title = '  Seminar 2 ';
    expect(whose.changes).toEqual({ title: 'Seminar 2' });
    whose.subtitle = 'First day';
    expect(whose.changes).toEqual({ title: 'Seminar 2', subtitle: 'First day' });
    expect(whose.problem).toBe('');
  });

  it('takes away what was emptied', () => {
    const whose = new Whose(BRANDED);
    whose.place = ' ';
    whose.organiser = '';
    expect(whose.changes).toEqual({ place: null, organiser: null });
  });

  it('keeps of the organiser what was not touched', () => {
    const whose = new Whose(BRANDED);
    expect(whose.changes).toBeNull();
    whose.accent = '';
    expect(whose.changes).toEqual({ organiser: { name: 'ITU', logo: '/api/logos/a.svg' } });
  });

  it('cannot be without a title, nor have a colour of nobody', () => {
    const whose = new Whose(PLAIN);
    whose.title = ' ';
    expect(whose.problem).toMatch(/title/);
    whose.title = 'Seminar';
    whose.accent = '#ff0000';
    expect(whose.problem).toMatch(/organiser/);
    whose.organiser = 'ITU';
    expect(whose.problem).toBe('');
  });
});
