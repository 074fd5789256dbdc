// Runs one service of Azurite: node run.js table|queue|blob <its own switches>.
// It ends with whoever started it: standard input closes when that process is gone, however it went.
const [service] = process.argv.splice(2, 1);

process.stdin.resume();
process.stdin.on('end', () => {
  process.emit('SIGINT'); // Azurite's own way to close, which writes what it holds to the disk.
  setTimeout(() => process.exit(0), 2000);
});

require(`azurite/dist/src/${service}/main.js`);
