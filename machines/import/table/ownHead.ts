/** The head of the column of people in a table that this product writes; it says that cells are to be taken as they stand. */
export const SPEAKERS_HEAD = 'Speakers (name | role | affiliation | turn)';
