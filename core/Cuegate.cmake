# SPDX-License-Identifier: GPL-3.0-or-later
# How every target of the project is built: warnings, sanitizers, one library per folder, one program per test.

add_library(cuegate_options INTERFACE)
target_include_directories(cuegate_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(cuegate_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS
    QT_NO_JAVA_STYLE_ITERATORS QT_NO_URL_CAST_FROM_STRING QT_USE_QSTRINGBUILDER
    CUEGATE_VERSION="${PROJECT_VERSION}")
if(MSVC)
    target_compile_options(cuegate_options INTERFACE /W4 /WX /utf-8)
else()
    target_compile_options(cuegate_options INTERFACE
        -Wall -Wextra -Wpedantic -Werror -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
        -Wcast-align -Wnull-dereference -Wimplicit-fallthrough)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 reports these in inlined std and Qt code where nothing is wrong (GCC bugs 105562, 107852).
    target_compile_options(cuegate_options INTERFACE
        -Wno-null-dereference -Wno-maybe-uninitialized -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
    # libstdc++ hides std::expected from a compiler that reports the older concepts number.
    target_compile_options(cuegate_options INTERFACE -Wno-builtin-macro-redefined -Wno-macro-redefined)
    target_compile_definitions(cuegate_options INTERFACE __cpp_concepts=202002L)
endif()
if(CUEGATE_PCH AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(cuegate_options INTERFACE -fpch-preprocess) # for ccache
endif()
if(CUEGATE_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

# Compiling the tests is most of the work: what they test has all sanitizers and is optimised, they themselves have what
# memory needs. For test programs and what they precompile.
function(cuegate_compile_fast target)
    if(CUEGATE_SANITIZE AND NOT MSVC)
        target_compile_options(${target} PRIVATE -O0 -fno-sanitize=undefined)
    endif()
endfunction()

# cuegate_precompile(<name> <header> DEPENDS …): a header that targets with the same options can share as
# cuegate_use_precompiled(<target> <name>). Only with CUEGATE_PCH: headers that a file forgot to include are found without.
function(cuegate_precompile name header)
    cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
    if(NOT CUEGATE_PCH)
        return()
    endif()
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp CONTENT "// Only so that there is something to compile.\n")
    add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    target_link_libraries(${name} PRIVATE cuegate_options ${ARG_DEPENDS})
    target_precompile_headers(${name} PRIVATE ${header})
endfunction()
function(cuegate_use_precompiled target name)
    if(CUEGATE_PCH)
        target_precompile_headers(${target} REUSE_FROM ${name})
    endif()
endfunction()

# cuegate_add_core(<folder> DEPENDS …): the library cuegate_<folder> of all sources in core/<folder>.
function(cuegate_add_core name)
    cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
    add_library(cuegate_${name} ${sources})
    target_link_libraries(cuegate_${name} PUBLIC cuegate_options ${ARG_DEPENDS})
    cuegate_use_precompiled(cuegate_${name} cuegate_core_pch)
endfunction()

# What tests run with. Freed memory is kept back for a while, so that its use is found; by default that is 256 MB, each page of
# it touched for the first time and given back to the system again and again, which took a tenth of all tests' time.
set(cuegate_test_environment QT_QPA_PLATFORM=offscreen CUEGATE_SOURCE_DIR=${CMAKE_SOURCE_DIR} UBSAN_OPTIONS=print_stacktrace=1
    "ASAN_OPTIONS=quarantine_size_mb=16:thread_local_quarantine_size_kb=64:allocator_release_to_os_interval_ms=-1")

# cuegate_add_tests(<folder> DEPENDS … [PRECOMPILED <name>]): one QtTest program for each tst_*.cpp in this folder.
# A test's time limit and labels can be set afterwards on the test <folder>/<tst_File>. Each is one file with one class, so
# moc is called directly: AUTOMOC's search and its extra object took as long as compiling what ccache knows.
function(cuegate_add_tests folder)
    cmake_parse_arguments(ARG "" "PRECOMPILED" "DEPENDS" ${ARGN})
    if(NOT ARG_PRECOMPILED)
        set(ARG_PRECOMPILED cuegate_test_pch)
    endif()
    file(GLOB tests CONFIGURE_DEPENDS tst_*.cpp)
    foreach(file ${tests})
        get_filename_component(name ${file} NAME_WE)
        set(moc ${CMAKE_CURRENT_BINARY_DIR}/${name}.moc)
        qt_generate_moc(${file} ${moc})
        add_executable(${name} ${file} ${moc})
        set_target_properties(${name} PROPERTIES AUTOMOC OFF)
        target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
        target_link_libraries(${name} PRIVATE cuegate_options cuegate_testsupport ${ARG_DEPENDS} Qt6::Test)
        cuegate_compile_fast(${name})
        cuegate_use_precompiled(${name} ${ARG_PRECOMPILED})
        add_test(NAME ${folder}/${name} COMMAND ${name})
        set_tests_properties(${folder}/${name} PROPERTIES
            TIMEOUT 300
            PROCESSORS 2
            ENVIRONMENT "${cuegate_test_environment}")
    endforeach()
endfunction()

# cuegate_tests_wait(<folder>/<tst_File> …): these mostly wait for time limits. A test counts for two, such a test for one, and
# `./dev test` runs as many at once as there are halves of processors, and one: so one that waits keeps nobody from working.
function(cuegate_tests_wait)
    set_tests_properties(${ARGN} PROPERTIES PROCESSORS 1)
endfunction()

# cuegate_add_fuzzer(<name> DEPENDS …): a libFuzzer program of <name>.cpp; built only with CUEGATE_FUZZ.
function(cuegate_add_fuzzer name)
    cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
    if(NOT CUEGATE_FUZZ)
        return()
    endif()
    add_executable(${name} ${name}.cpp)
    target_link_libraries(${name} PRIVATE cuegate_options ${ARG_DEPENDS})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    if(NOT TARGET fuzzers)
        add_custom_target(fuzzers)
    endif()
    add_dependencies(fuzzers ${name})
endfunction()
