// libedit's el_set and history are variadic, which Swift cannot call: one function a use.
#include <histedit.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <wchar.h>

// Declared by the system's header only in its X/Open mode.
extern int wcwidth(wchar_t character);

// The standard streams are global variables, which Swift 6 does not read.
static inline void mnb_write(const char *text) {
  fputs(text, stdout);
  fflush(stdout);
}

static inline int mnb_el_prompt(EditLine *editor, char *(*prompt)(EditLine *)) {
  return el_set(editor, EL_PROMPT, prompt);
}

static inline int mnb_el_editor(EditLine *editor, const char *mode) {
  return el_set(editor, EL_EDITOR, mode);
}

// Keys come one by one, unechoed, from now on; reading a line leaves this mode when it ends.
static inline int mnb_el_take_keys(EditLine *editor) {
  return el_set(editor, EL_PREP_TERM, 1);
}

// libedit handles window changes and continues; SIGINT stays the program's.
static inline int mnb_el_signals(EditLine *editor, int handle) {
  return el_set(editor, EL_SIGNAL, handle);
}

static inline int mnb_el_history(EditLine *editor, History *entries) {
  return el_set(editor, EL_HIST, history, entries);
}

static inline int mnb_el_bind(EditLine *editor, const char *key, const char *command) {
  return el_set(editor, EL_BIND, key, command, NULL);
}

static inline int mnb_history_size(History *entries, int size) {
  HistEvent event;
  return history(entries, &event, H_SETSIZE, size);
}

static inline int mnb_history_unique(History *entries) {
  HistEvent event;
  return history(entries, &event, H_SETUNIQUE, 1);
}

static inline int mnb_history_add(History *entries, const char *line) {
  HistEvent event;
  return history(entries, &event, H_ENTER, line);
}

// Declared by the system's header only in its GNU mode.
extern int ppoll(
    struct pollfd *files, nfds_t count, const struct timespec *limit, const sigset_t *mask);

// Waits for a key with another signal mask; -1 with errno EINTR when a signal came.
static inline int mnb_wait_for_key(const sigset_t *mask) {
  struct pollfd terminal = {.fd = 0, .events = POLLIN};
  return ppoll(&terminal, 1, NULL, mask);
}

// Reads the next character in place of libedit's own function.
static inline int mnb_el_input(EditLine *editor, int (*read)(EditLine *, wchar_t *)) {
  return el_set(editor, EL_GETCFN, read);
}

// A command that keys can be bound to.
static inline int mnb_el_command(
    EditLine *editor, const char *name, const char *help,
    unsigned char (*command)(EditLine *, int)) {
  return el_set(editor, EL_ADDFN, name, help, command);
}

// The standard streams are global variables, which Swift 6 does not read.
static inline EditLine *mnb_el_init(const char *program) {
  return el_init(program, stdin, stdout, stderr);
}
