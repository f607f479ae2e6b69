import { Home } from '#components/shell/home.tsx';

export default function Page() {
  return <Home />;
}
