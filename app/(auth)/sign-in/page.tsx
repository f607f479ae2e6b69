import { SignIn } from '#components/account/sign-in.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('account.signIn');

export default function Page() {
  return <SignIn />;
}
