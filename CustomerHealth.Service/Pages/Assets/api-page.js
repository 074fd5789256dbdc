// Starts the viewer that the page names on the document that it names.
const place = document.getElementById('api');
if (place.dataset.viewer === 'swagger') {
  // Without a validator: the document is checked by our tests, and would be sent to a server of somebody else.
  SwaggerUIBundle({ url: place.dataset.document, domNode: place, deepLinking: true, validatorUrl: null });
} else {
  // Without a search: it runs in a worker made of text, which the content policy would have to allow.
  Redoc.init(place.dataset.document, { disableSearch: true }, place);
}
