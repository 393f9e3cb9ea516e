// SPDX-License-Identifier: GPL-3.0-or-later
// What HttpLoop keeps of each exchange under way.
// Thread: the loop's.
#pragma once

#include "core/io/HttpLoop.h"

#include <array>

namespace cuegate {

struct HttpLoop::Exchange
{
    HttpLoop *loop = nullptr;
    Id id = 0;
    CURL *easy = nullptr;
    curl_slist *headers = nullptr;
    curl_slist *addresses = nullptr;
    std::shared_ptr<HttpListener> listener;
    HttpTimeouts timeouts;
    Reach reach = Reach::Public;
    FetchRequest::Trust trust = FetchRequest::Trust::Verified;
    QByteArray certificate;
    FetchRequest::Extent extent = FetchRequest::Extent::Whole;
    QByteArray certificatePem;
    bool hasConnected = false; // or tried to
    HttpHead head;
    qsizetype headBytes = 0;
    bool headIsOver = false;
    bool isPaused = false;
    HttpOutcome::End end = HttpOutcome::End::Complete; // why a callback broke it off
    TimePoint deadline = TimePoint::max();
    std::array<char, CURL_ERROR_SIZE> problem = {}; // in libcurl's words
};

} // namespace cuegate
