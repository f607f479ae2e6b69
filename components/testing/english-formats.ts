import { createFormatter } from 'use-intl/core';
import { english } from '#words/testing/english.ts';
import { type Formats, formats } from '../ui/formats.ts';

/** Numbers and moments as English writes them, for tests of functions that make sentences. */
export const englishFormats: Formats = formats(createFormatter({ locale: 'en', timeZone: 'UTC' }), english);
