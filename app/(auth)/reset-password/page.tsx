import { ResetPassword } from '#components/account/reset-password.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('account.newPassword');

export default function Page() {
  return <ResetPassword />;
}
