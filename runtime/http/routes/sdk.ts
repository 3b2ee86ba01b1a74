import { SdkAnswer, SnippetsAsked, snippetsOf } from '../../wire/api/sdk.ts';
import { ProblemError } from '../problem.ts';
import { route } from '../route.ts';

const sdk = route(
  {
    method: 'get',
    path: '/api/sdk',
    summary: 'The SDK that is served: version, files with their integrity, and the lines to paste',
    who: 'viewer',
    query: SnippetsAsked,
    answer: SdkAnswer,
    problems: { 503: 'not-built' },
  },
  async ({ sdk }, { query: { origin = 'https://dogear.example.com', key = 'pk_…' } }) => {
    if (!sdk)
      throw new ProblemError(503, 'not-built', 'The SDK is not built. Run "npm run build", and restart.');
    const { scripts: _, ...shown } = sdk;
    return { ...shown, snippets: snippetsOf(sdk, origin, key) };
  },
);

export const sdkRoutes = [sdk];
