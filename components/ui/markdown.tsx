import { Lexer, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';

/**
 * Markdown as elements: what people wrote never becomes HTML. Markup in it is shown as text, pictures as links, and
 * links lead to the web or to mail only.
 */
export function Markdown({ text }: { text: string }) {
  return <>{all(Lexer.lex(text, { gfm: true, breaks: true }))}</>;
}

function all(tokens: readonly Token[] | undefined): ReactNode {
  // Tokens have no name of their own; their place among the others is what they are known by.
  return tokens?.map((token, index) => <Fragment key={`${index.toString()}${token.type}`}>{one(token)}</Fragment>);
}

const is = <K extends keyof Known>(token: Token, type: K): token is Known[K] & Token => token.type === type;

type Known = {
  heading: Tokens.Heading;
  paragraph: Tokens.Paragraph;
  list: Tokens.List;
  blockquote: Tokens.Blockquote;
  code: Tokens.Code;
  codespan: Tokens.Codespan;
  strong: Tokens.Strong;
  em: Tokens.Em;
  del: Tokens.Del;
  link: Tokens.Link;
  image: Tokens.Image;
  text: Tokens.Text;
  escape: Tokens.Escape;
};

function one(token: Token): ReactNode {
  if (is(token, 'heading'))
    return (
      <p className="md-head" data-depth={token.depth}>
        {all(token.tokens)}
      </p>
    );
  if (is(token, 'paragraph')) return <p>{all(token.tokens)}</p>;
  if (is(token, 'list')) return <Items list={token} />;
  if (is(token, 'blockquote')) return <blockquote>{all(token.tokens)}</blockquote>;
  if (is(token, 'code')) return <pre>{token.text}</pre>;
  if (is(token, 'codespan')) return <code>{token.text}</code>;
  if (is(token, 'strong')) return <strong>{all(token.tokens)}</strong>;
  if (is(token, 'em')) return <em>{all(token.tokens)}</em>;
  if (is(token, 'del')) return <del>{all(token.tokens)}</del>;
  if (is(token, 'link')) return <SafeLink href={token.href}>{all(token.tokens)}</SafeLink>;
  if (is(token, 'image')) return <SafeLink href={token.href}>{token.text || token.href}</SafeLink>;
  if (is(token, 'text')) return token.tokens === undefined ? token.text : all(token.tokens);
  if (is(token, 'escape')) return token.text;
  if (token.type === 'br') return <br />;
  if (token.type === 'hr') return <hr />;
  return token.type === 'space' ? null : token.raw;
}

function Items({ list }: { list: Tokens.List }) {
  const items = list.items.map((item, index) => (
    <li key={`${index.toString()}${item.raw}`}>
      {item.task && <input type="checkbox" checked={item.checked === true} readOnly tabIndex={-1} aria-hidden />}
      {all(item.tokens)}
    </li>
  ));
  return list.ordered ? <ol start={Number(list.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

function SafeLink({ href, children }: { href: string; children: ReactNode }) {
  if (!/^(https?:|mailto:)/i.test(href)) return children;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" className="nodrag nopan">
      {children}
    </a>
  );
}
