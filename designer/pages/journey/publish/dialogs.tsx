/** What opens before a draft goes out, and before a paused journey goes on. */
import type { Fault } from '../../../../runtime/journey/definition.ts';
import type { Publishing } from '../publishing.ts';
import { PublishDialog, type PublishProps } from './dialog.tsx';
import { ResumeDialog } from './resume.tsx';

type DialogsProps = Pick<PublishProps, 'journey' | 'draft' | 'names' | 'faults'> & {
  publishing: Publishing;
  onJump(fault: Fault): void;
};

export function PublishingDialogs({ publishing, onJump, ...asked }: DialogsProps) {
  const { reviewing, resuming, publish, resume, leave } = publishing;
  if (resuming) return <ResumeDialog journey={asked.journey} onResume={resume} onClose={leave} />;
  if (!reviewing) return null;
  return (
    <PublishDialog
      {...asked}
      onPublish={publish}
      onClose={leave}
      onJump={(fault) => {
        leave();
        onJump(fault);
      }}
    />
  );
}
