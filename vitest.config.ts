import { defineConfig } from "vitest/config";

export default defineConfig({
  define: { __VERSION__: JSON.stringify(process.env.npm_package_version ?? "0.0.0") },
  test: {
    include: ["test/**/*.test.ts"],
    retry: 0,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
