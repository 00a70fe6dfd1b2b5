#ifndef MALLORN_CMARK_GFM_SHIM_H
#define MALLORN_CMARK_GFM_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <stdlib.h>

#endif
