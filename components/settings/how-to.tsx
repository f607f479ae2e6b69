'use client';
import Link from 'next/link';
import { useWords } from '#words/use-words.ts';
import { useHere } from '../shell/session.tsx';
import { curl } from './curl.ts';
import { Section } from './section.tsx';
import { Snippet } from './snippet.tsx';
import { usePublished } from './use-published.ts';

/** How a published workflow is called from outside: with a workflow of this organization, at the address this page has. */
export function HowTo() {
  const t = useWords();
  const { organization } = useHere();
  const published = usePublished();
  const { origin } = location;
  const mcp = {
    mcpServers: {
      patchbay: { type: 'http', url: `${origin}/mcp`, headers: { Authorization: 'Bearer pb_…' } },
    },
  };
  return (
    <Section title={t('settings.howToCall')}>
      <div className="flex flex-col gap-4">
        {published === null ? (
          <p className="rounded-node border border-strong border-dashed px-4 py-3 text-muted">
            {t.rich('settings.nothingIsPublishedYetSoThere', {
              link: (chunks) => (
                <Link href={`/${organization.slug}/workflows`} className="text-text underline underline-offset-2">
                  {chunks}
                </Link>
              ),
            })}
          </p>
        ) : (
          <Snippet
            title="HTTP"
            about={t('settings.theBodyIsTheInput')}
            text={curl({ origin, key: '$PATCHBAY_API_KEY', ...published })}
          />
        )}
        <Snippet title="MCP" about={t('settings.everyPublishedWorkflowIsATool')} text={JSON.stringify(mcp, null, 2)} />
        <Snippet
          title="OpenAPI"
          about={t('settings.generatedFromWhatIsPublished')}
          text={`curl ${origin}/api/v1/openapi.json -H "Authorization: Bearer $PATCHBAY_API_KEY"`}
        />
      </div>
    </Section>
  );
}
