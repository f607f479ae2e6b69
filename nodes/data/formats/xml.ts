import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Json } from '#engine/json.ts';
import { isObject } from '#engine/json.ts';

const names = { attributeNamePrefix: '@', ignoreAttributes: false, textNodeName: '#text', suppressEmptyNode: true };

/** Reads XML: attributes are `@name`, the text beside them `#text`, repeated elements lists. Throws with the line of a mistake. */
export function readXml(text: string): Json {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`line ${valid.err.line}: ${valid.err.msg}`);
  // No document types: entities that name others would grow without bound.
  if (/<!DOCTYPE/i.test(text)) throw new Error('a document type (<!DOCTYPE) is not read');
  return new XMLParser({ ...names, parseTagValue: false, parseAttributeValue: false, ignoreDeclaration: true }).parse(
    text,
  );
}

/** Writes an object as XML, in the form in which readXml gives it. */
export function writeXml(value: Json): string {
  if (!isObject(value)) return new XMLBuilder(names).build({ items: { item: value } });
  return new XMLBuilder(names).build(value);
}
