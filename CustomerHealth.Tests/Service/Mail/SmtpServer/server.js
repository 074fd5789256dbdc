// A real SMTP server for the mail tests: four listeners on loopback, each on a port of its own. The left side of a recipient's address says
// how the mail is answered. What happens goes to standard output, a JSON object a line; "flush" on standard input is echoed behind all of
// it, and the end of standard input ends the process.
'use strict';

const { SMTPServer } = require('smtp-server');

const say = (what) => process.stdout.write(JSON.stringify(what) + '\n');

const refusal = (code, words) => Object.assign(new Error(words), { responseCode: code });

const nameOf = (address) => address.slice(0, address.indexOf('@'));

function listen(name, options) {
    const server = new SMTPServer({
        ...options,
        authMethods: ['PLAIN', 'LOGIN'],
        closeTimeout: 100,
        disableReverseLookup: true,
        logger: false,
        onAuth(auth, session, callback) {
            auth.username === 'mailer' && auth.password === 'right'
                ? callback(null, { user: auth.username })
                : callback(refusal(535, '5.7.8 No such user or password'));
        },
        onMailFrom(address, session, callback) {
            callback(nameOf(address.address) === 'unwelcome' ? refusal(553, '5.1.8 Not a sender of ours') : null);
        },
        onRcptTo(address, session, callback) {
            switch (nameOf(address.address)) {
                case 'refuse': return callback(refusal(550, `5.1.1 There is no ${address.address} here`));
                case 'busy': return callback(refusal(451, '4.3.2 Come back later'));
                case 'hang': return undefined;
                default: return callback();
            }
        },
        onData(stream, session, callback) {
            const chunks = [];
            stream.on('data', (chunk) => chunks.push(chunk));
            stream.on('end', () => {
                const to = session.envelope.rcptTo.map((recipient) => recipient.address);
                if (nameOf(to[0]) === 'spam') {
                    callback(refusal(554, '5.7.1 Looks like\nspam'));
                    return;
                }

                say({
                    mail: Buffer.concat(chunks).toString('base64'),
                    from: session.envelope.mailFrom.address,
                    to,
                    user: session.user ?? null,
                    secure: session.secure,
                });
                if (nameOf(to[0]) === 'drop') {
                    connections.get(session.id)?.destroy(); // Taken, and the answer is lost.
                } else {
                    callback();
                }
            });
        },
    });
    const connections = new Map();
    const connect = server.connect.bind(server);
    server.connect = (socket, socketOptions) => {
        const before = new Set(server.connections);
        connect(socket, socketOptions);
        for (const connection of server.connections) {
            if (!before.has(connection)) {
                connections.set(connection.id, socket);
            }
        }
    };
    server.on('error', () => {}); // A client that hangs up, as those that trust no certificate of ours do.
    return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve([name, server.server.address().port])));
}

(async () => {
    say({
        ports: Object.fromEntries([
            await listen('open', { hideSTARTTLS: true, hideSMTPUTF8: true, authOptional: true, disabledCommands: ['AUTH'] }),
            await listen('signedIn', { hideSTARTTLS: true, allowInsecureAuth: true }),
            await listen('startTls', { authOptional: true }),
            await listen('tls', { secure: true, authOptional: true }),
        ]),
    });
    let said = '';
    process.stdin.setEncoding('utf8');
    process.stdin.on('data', (text) => {
        said += text;
        for (let end = said.indexOf('\n'); end >= 0; end = said.indexOf('\n')) {
            say({ flushed: said.slice(0, end) });
            said = said.slice(end + 1);
        }
    });
    process.stdin.on('end', () => process.exit(0));
})();
