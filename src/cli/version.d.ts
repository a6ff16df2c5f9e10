/** The package's version, put in by the build. */
declare const __VERSION__: string;

/** How the file begins that holds what V8 makes of each of these, named for its bytes; all from the bundles' folder. Set by the build. */
declare const __CACHES__: Readonly<Record<string, string>>;
