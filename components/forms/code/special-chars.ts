import { highlightSpecialChars } from '@codemirror/view';

/** Shows characters that cannot be seen, and those that would turn the reading of what follows, by their numbers. */
export const specialChars = highlightSpecialChars({
  addSpecialChars: /[\u202a-\u202c\u2068]/g,
  render: (code, _description, placeholder) => {
    const mark = document.createElement('span');
    mark.className = 'cm-specialChar';
    mark.textContent = placeholder;
    mark.title = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', mark.title);
    return mark;
  },
});
