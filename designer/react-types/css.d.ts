/** A style sheet is imported for its effect; the build gathers it into one file. */
declare module '*.css';
