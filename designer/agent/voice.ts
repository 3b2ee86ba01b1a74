/** Dictation where the browser has it. */
import { useEffect, useRef, useState } from 'preact/hooks';

/** The part of the Web Speech API that is used here; prefixed in most browsers. */
interface Recognition {
  lang: string;
  interimResults: boolean;
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
  onend: (() => void) | null;
  onerror: (() => void) | null;
  start(): void;
  stop(): void;
}

type Speaks = { [name in 'SpeechRecognition' | 'webkitSpeechRecognition']?: new () => Recognition };

const recogniser = () => {
  const { SpeechRecognition, webkitSpeechRecognition } = globalThis as Speaks;
  return SpeechRecognition ?? webkitSpeechRecognition;
};

interface Voice {
  /** Whether this browser can listen at all. */
  possible: boolean;
  listening: boolean;
  failed: boolean;
  /** Starts or ends listening. */
  toggle(): void;
}

/** Hands over each finished utterance; `language` as in `zh-CN`. */
export function useVoice(language: string, onHeard: (words: string) => void): Voice {
  const [state, setState] = useState<'idle' | 'listening' | 'failed'>('idle');
  const current = useRef<Recognition>(undefined);
  const Recogniser = recogniser();
  useEffect(() => () => current.current?.stop(), []);
  const start = (recognition: Recognition) => {
    current.current = recognition;
    recognition.lang = language;
    recognition.interimResults = false;
    recognition.onresult = ({ results }) => onHeard(results[0]?.[0]?.transcript ?? '');
    recognition.onerror = () => setState('failed');
    recognition.onend = () => setState((now) => (now === 'failed' ? now : 'idle'));
    recognition.start();
    setState('listening');
  };
  const listening = state === 'listening';
  return {
    possible: Recogniser !== undefined,
    listening,
    failed: state === 'failed',
    toggle: () => (listening ? current.current?.stop() : Recogniser && start(new Recogniser())),
  };
}
