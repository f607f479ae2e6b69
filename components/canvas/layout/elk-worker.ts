// In a worker the library answers messages by itself.
import 'elkjs/lib/elk-worker.min.js';
