'use client';
import { useRouter, useSearchParams } from 'next/navigation';
import { Page } from '../shell/page.tsx';
import { useHere } from '../shell/session.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Connections } from './connections.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { Keys } from './keys.tsx';
import { Members } from './members.tsx';
import { Variables } from './variables.tsx';

/** The organization: its name, keys, members, connections and variables. */
export function Settings() {
  const router = useRouter();
  const query = useSearchParams();
  const { organization } = useHere();
  const tabs = [
    { id: 'general', title: 'General', content: <GeneralSettings /> },
    { id: 'keys', title: 'API keys', content: <Keys /> },
    { id: 'members', title: 'Members', content: <Members /> },
    { id: 'connections', title: 'Connections', content: <Connections /> },
    { id: 'variables', title: 'Variables', content: <Variables /> },
  ].map((tab) => ({ ...tab, content: <div className="pt-6 pb-8">{tab.content}</div> }));
  const tab = tabs.find((candidate) => candidate.id === query.get('tab'))?.id ?? 'general';
  return (
    <Page title="Settings" about={organization.name} width="normal">
      <Tabs
        label="Settings"
        tabs={tabs}
        value={tab}
        onChange={(next) => router.replace(`?tab=${next}`, { scroll: false })}
        className="-mx-4"
      />
    </Page>
  );
}
