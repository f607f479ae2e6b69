import { CopyButton } from '../ui/copy-button.tsx';
import { Section } from './section.tsx';

/** How a published workflow is called from outside. */
export function HowTo({ url }: { url: string }) {
  const snippets = [
    {
      title: 'HTTP',
      about: 'The body is the input, the answer is the output.',
      text: `curl ${url}/api/v1/tools/order_status \\\n  -H "Authorization: Bearer $PATCHBAY_API_KEY" \\\n  -H "Content-Type: application/json" \\\n  -d '{"orderId": "A-1042"}'`,
    },
    {
      title: 'MCP',
      about: 'Every published workflow is a tool at this address.',
      text: JSON.stringify(
        { mcpServers: { patchbay: { type: 'http', url: `${url}/mcp`, headers: { Authorization: 'Bearer pb_…' } } } },
        null,
        2,
      ),
    },
    { title: 'OpenAPI', about: 'Generated from what is published.', text: `${url}/api/v1/openapi.json` },
  ];
  return (
    <Section title="How to call">
      <div className="flex flex-col gap-4">
        {snippets.map((snippet) => (
          <figure key={snippet.title} className="overflow-hidden rounded-node border border-line bg-panel">
            <figcaption className="flex items-center gap-3 border-line border-b px-4 py-2">
              <span className="font-medium">{snippet.title}</span>
              <span className="min-w-0 flex-1 truncate text-muted text-sm">{snippet.about}</span>
              <CopyButton text={snippet.text} label={`Copy the ${snippet.title} example`} />
            </figcaption>
            <pre className="overflow-x-auto bg-sunken px-4 py-3 text-[12px] leading-5">{snippet.text}</pre>
          </figure>
        ))}
      </div>
    </Section>
  );
}
