// libedit's el_set and history are variadic, which Swift cannot call: one function a use.
#include <histedit.h>
#include <stdio.h>

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

static inline int mnb_history_load(History *entries, const char *path) {
  HistEvent event;
  return history(entries, &event, H_LOAD, path);
}

// Writes the last entry behind what the file holds, so that two prompts can share it.
static inline int mnb_history_append(History *entries, FILE *file) {
  HistEvent event;
  return history(entries, &event, H_NSAVE_FP, (size_t)1, file);
}

static inline int mnb_history_save(History *entries, const char *path) {
  HistEvent event;
  return history(entries, &event, H_SAVE, path);
}

// The standard streams are global variables, which Swift 6 does not read.
static inline EditLine *mnb_el_init(const char *program) {
  return el_init(program, stdin, stdout, stderr);
}
