/** The package's version, put in by the build. */
declare const __VERSION__: string;

/** The file beside the bundles that holds what V8 makes of the program, named for the program's bytes. Set by the build. */
declare const __RUN_CACHE__: string;
