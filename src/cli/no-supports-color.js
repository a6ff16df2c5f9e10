// Stands for chalk's guess at what the process's streams can show: output/colour.ts decides that, and guessing sets up the
// streams, which takes as long as reading a small study.
export default { stdout: false, stderr: false };
