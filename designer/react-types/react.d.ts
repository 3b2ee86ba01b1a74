/**
 * What React Flow's declarations ask of `react`, in Preact's types (at run time `react` is Preact by npm alias).
 * Mapped by `paths` in designer/tsconfig.json only: a tool that obeys `paths` at run time would load this file.
 */
import type * as preact from 'preact';
import type { JSX } from 'preact';
import type { Dispatch } from 'preact/hooks';

export type { Dispatch, JSX };
export type SetStateAction<S> = S | ((previous: S) => S);

export type ReactNode = preact.ComponentChildren;
export type ReactPortal = preact.VNode;
export type ComponentType<P = object> = preact.ComponentType<P>;
export type PropsWithoutRef<P> = P extends { ref?: unknown } ? Omit<P, 'ref'> : P;
export type ForwardRefExoticComponent<P> = preact.FunctionComponent<P>;
export type MemoExoticComponent<C> = C extends (props: infer P) => unknown ? preact.FunctionComponent<P> : C;
export type Context<T> = preact.Context<T>;
export type Provider<T> = preact.Provider<T>;
export type Consumer<T> = preact.Consumer<T>;

export type Ref<T> = preact.Ref<T>;
export type RefObject<T> = { readonly current: T | null };
export type MutableRefObject<T> = { current: T };
export type RefAttributes<T> = preact.ClassAttributes<T>;

export type CSSProperties = preact.CSSProperties;
export type AriaRole = preact.AriaRole;
export type DOMAttributes<T extends EventTarget> = preact.DOMAttributes<T>;
export type HTMLAttributes<T extends EventTarget> = preact.HTMLAttributes<T>;
export type ButtonHTMLAttributes<T extends EventTarget> = preact.ButtonHTMLAttributes<T>;
export type SVGAttributes<T extends EventTarget> = preact.SVGAttributes<T>;

/** React passes the native event's type as well; Preact's events are the native ones. */
export type MouseEvent<T extends EventTarget = Element, _Native = unknown> = preact.TargetedMouseEvent<T>;
export type WheelEvent<T extends EventTarget = Element, _Native = unknown> = preact.TargetedWheelEvent<T>;

/** React Flow's controls name one type through the global namespace. */
export as namespace React;
