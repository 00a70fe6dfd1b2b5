// libedit's el_set and history are variadic, which Swift cannot call: one function a use.
#include <histedit.h>
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
