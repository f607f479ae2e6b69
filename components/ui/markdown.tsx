import { type ComponentProps, useId } from 'react';
import ReactMarkdown, { type Components, defaultUrlTransform } from 'react-markdown';
import remarkBreaks from 'remark-breaks';
import remarkGfm from 'remark-gfm';
import { useWords } from '#words/use-words.ts';

/**
 * Markdown as elements: what people wrote never becomes HTML. Markup in it is shown as text, pictures as links, and
 * links lead to the web or to mail only.
 */
export function Markdown({ text }: { text: string }) {
  const t = useWords();
  // Footnotes of several notes on a page do not share their ids.
  const clobberPrefix = `${useId()}-`;
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm, remarkBreaks]}
      remarkRehypeOptions={{
        clobberPrefix,
        footnoteLabel: t('ui.footnotes'),
      }}
      components={components}
      urlTransform={safeUrl}
    >
      {text}
    </ReactMarkdown>
  );
}

const heading = (depth: number) => (props: ComponentProps<'p'>) => (
  <p className="md-head" data-depth={depth}>
    {props.children}
  </p>
);

const components: Components = {
  h1: heading(1),
  h2: heading(2),
  h3: heading(3),
  h4: heading(4),
  h5: heading(5),
  h6: heading(6),
  a: ({ href, children }) => <SafeLink href={href}>{children}</SafeLink>,
  img: ({ src, alt }) => {
    const href = String(src ?? '');
    return <SafeLink href={href}>{alt || href}</SafeLink>;
  },
};

function SafeLink({ href, children }: Pick<ComponentProps<'a'>, 'href' | 'children'>) {
  if (!href) return children;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" className="nodrag nopan">
      {children}
    </a>
  );
}

/** The library's own list of schemes, without addresses inside of this page. */
function safeUrl(url: string): string {
  return /^(https?|mailto):/i.test(url) ? defaultUrlTransform(url) : '';
}
