// Runs one service of Azurite: node run.js table|queue|blob <its own switches>.
// It ends with whoever started it, and not before: standard input closes when that process is gone, however it went.
const [service] = process.argv.splice(2, 1);
const farewells = [];

// Ctrl+C reaches the whole group of processes, and the one that uses this storage still has work in hand then. So Azurite's own way to
// close, which writes what it holds to the disk, waits for the end of standard input.
const once = process.once;
process.once = function (event, listener) {
  if (event !== 'SIGINT') {
    return once.call(process, event, listener);
  }

  farewells.push(listener);
  return process;
};
process.on('SIGINT', () => {});

process.stdin.resume();
process.stdin.on('end', () => {
  const say = console.log;
  console.log = (...words) => {
    say(...words);
    if (String(words[0]).includes('successfully closed')) {
      process.exit(0);
    }
  };
  farewells.forEach(listener => listener());
  setTimeout(() => process.exit(0), 8000); // Should it never come to that.
});

require(`azurite/dist/src/${service}/main.js`);
