// Verifies messages with the reference library, as a receiver would. Each line of standard input is a JSON object {secret, headers, body,
// now}: the body in base64, and by which clock it came, in seconds; each line of standard output says what the library said: "ok", or its refusal.
'use strict';

const { createInterface } = require('node:readline');
const { Webhook } = require('standardwebhooks');

createInterface({ input: process.stdin }).on('line', (line) => {
    const { secret, headers, body, now } = JSON.parse(line);
    Date.now = () => now * 1000;
    let said = 'ok';
    try {
        new Webhook(secret).verify(Buffer.from(body, 'base64').toString('utf8'), headers);
    } catch (error) {
        said = error.message;
    }

    process.stdout.write(said + '\n');
});
