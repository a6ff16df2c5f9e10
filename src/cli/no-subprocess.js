// Stands for node:child_process in the command's bundle: commander would start other programs as subcommands, of which there
// are none, and loading what that takes is a good part of starting.
export default {};
