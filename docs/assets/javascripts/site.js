/** What every page has besides its calculator. */

import "./shell.js";
import "./offline.js";
import "./sharing.js";
import "./lecture.js";
import "./paper.js";
