'use client';
import { useRouter, useSearchParams } from 'next/navigation';
import { useWords } from '#words/use-words.ts';
import { Page } from '../shell/page.tsx';
import { useHere } from '../shell/session.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Connections } from './connections.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { Keys } from './keys.tsx';
import { Members } from './members.tsx';
import { settingTabs } from './setting-tabs.ts';
import { Variables } from './variables.tsx';

const contents = {
  general: <GeneralSettings />,
  keys: <Keys />,
  members: <Members />,
  connections: <Connections />,
  variables: <Variables />,
};

/** The organization: its name, keys, members, connections and variables. */
export function Settings() {
  const t = useWords();
  const router = useRouter();
  const query = useSearchParams();
  const { organization } = useHere();
  const tabs = settingTabs.map((tab) => ({
    ...tab,
    title: t(tab.title),
    content: <div className="pt-6 pb-8">{contents[tab.id]}</div>,
  }));
  const tab = tabs.find((candidate) => candidate.id === query.get('tab'))?.id ?? 'general';
  return (
    <Page title={t('settings.settings')} about={organization.name} width="normal">
      <Tabs
        label={t('settings.settings')}
        tabs={tabs}
        value={tab}
        onChange={(next) => router.replace(`?tab=${next}`, { scroll: false })}
        className="-mx-4"
      />
    </Page>
  );
}
