<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ErrorText</name>
    <message>
        <source>Server not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not accept a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is switched on and that this computer is online, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server with this name was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling of the address and your internet connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not prove that it is the one you asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the date and time of this computer. If they are right, ask the provider about the server&apos;s certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server reports an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered with an error of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment, then try again. The details show what it said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not let us in, or the link has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a fresh link, or add the source again with the headers it needs under “More”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has nothing at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the link: the film may have been moved or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider is limiting us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider asked for fewer requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a minute, then try again. Close other players that use the same account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong part received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sent another part of the file than was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it stays like this, the server or a proxy before it is faulty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server cannot seek</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sends the file only from the beginning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the film and add the file, or use a server that supports byte ranges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link leads nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link forwards in circles or to a place that is not allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the link in a browser and copy the address it ends at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer is not valid HTTP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port and whether the address begins with http:// or https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server too slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it happens often, the server or your connection is overloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not the one that was examined before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe it again to use the new file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account allows no further connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the other film or player that uses this account, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link into a private network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server forwards to an address that is not on the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If that server is yours, add its own address. Otherwise do not trust this link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cache could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space or check the disk. Playing goes on without the cache.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no MKV, WebM, MP4 or MOV file, but perhaps a web page or a playlist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the link to the film itself, not to the page that shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film has no index, so one cannot jump to a time in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remux it once, for example with MKVToolNix; that adds an index and loses nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index too big</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film&apos;s index is larger than any sensible film needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is probably damaged. Remux it or get another copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film is encrypted and cannot be served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a copy without encryption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codec not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No track of the film has a format that can be served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert the film, for example to H.264 with AAC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged, or has not been downloaded completely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it again or remux it. The details show where reading stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not exist any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it was not moved and that its drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the source again with the full address of the film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer does not allow reading it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the permissions of the file and of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuegate does not know this kind of source or film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a direct link to, or a file of, MKV, WebM, MP4 or MOV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not available now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source is not available at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The examination was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe it again when you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Cuegate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it happens again, please report it with the details.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kbit/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>language, country</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MediaText</name>
    <message>
        <source>unknown format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no index</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>index: %Ln cue point(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>index: %Ln keyframe(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>index: %Ln keyframe(s) found by reading</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; probed with %2, %3</source>
        <comment>film, requests, bytes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H.264</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AAC 5.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H.264, %1p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtitles %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceInput</name>
    <message>
        <source>This line is too long for an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the whole address, beginning with http:// or https://, or the whole path of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not supported; http, https and files are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a mistake in this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the server is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder. Choose the films in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no permission to read this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user agent has to be one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a header. Write “Name: value”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuegate sets the header “%1” itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineLayout</name>
    <message>
        <source>Keyframes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitrate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelinePainter</name>
    <message>
        <source>up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not made yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready in the cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a player is here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::AddSourceDialog</name>
    <message>
        <source>Add films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Links or files, one per line:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links or files, one per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More: user agent and headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;files …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as Cuegate names itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User agent:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Headers:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers, one “Name: value” per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films (%1);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <comment>line, what is wrong with it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a direct link to an MKV, WebM, MP4 or MOV film, or choose files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n film(s) ready to add.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuegate::ByteSlider</name>
    <message>
        <source> GB</source>
        <comment>gigabytes, after a number</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::CacheLimits</name>
    <message>
        <source>Pieces of films, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <comment>the cache keeps nothing</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was made for a player is kept up to this, so that playing it again costs nothing; what was used longest ago goes first. %1 are free on this disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was made for a player is kept up to this, so that playing it again costs nothing; what was used longest ago goes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave free on this disk, at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>no space is left free</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When others need the space, Cuegate gives it up before the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetched from sources, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was downloaded is kept up to this and not downloaded again; %1 are kept now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::CachePage</name>
    <message>
        <source>Cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How full the cache is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films of which something is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes all that is kept of all films, and what was fetched of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept yet. When a film is played, its pieces are kept here, and playing it again or on another device costs nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 are used by pieces of films.</source>
        <comment>used, capacity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s) kept</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>nothing was asked for yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % of what was asked for since the start was there</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s) made room for others</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>three facts about the cache</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>pins a film</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep “%1” whatever else needs the space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear what is kept of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete what is kept of “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This frees %1. The film and its links stay; what is played again is made again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete all that is kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This frees %1, of which %2 were fetched from sources. Films and links stay; what is played again is fetched and made again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::CachedTitleModel</name>
    <message>
        <source>A film that was removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which parts are kept is shown once the film has been played or examined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % of the film is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept parts, from beginning to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::ConversionSettings</name>
    <message>
        <source>works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed, not used for ten minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being tested …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tested yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By software only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hardware where it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pictures are converted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware is faster and spares the processor. Software makes the same bytes on every computer. Films that are opened from now on use what is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this computer has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encodes a few pictures on each to see whether it works</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::EmptyPanel</name>
    <message>
        <source>Play your films on every screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a link or a film here, or paste it with Ctrl+V. Cuegate gives you a link that plays in browsers, on phones and on televisions, without converting the film first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MKV, WebM, MP4 and MOV · from the web or from this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a film …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::FailurePanel</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::GeneralSettings</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the film says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of programs that start at login cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window and the menus speak it at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Players begin with this language where a film has it; they can still choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start at lo&amp;gin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuegate starts in the notification area when you log in, so that the links always work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;without the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window stays closed until you open it from the notification area, where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show noti&amp;fications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When somebody is watching and a source fails or is too slow, and when the disk is full; each at most once in ten minutes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::Inspector</name>
    <message>
        <source>Examine now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examining the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the link for players and televisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens a page with a player in your browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more of the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel zooms, drag moves, a click copies the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a film on the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file has no index. It plays already; Cuegate looks for its keyframes while nobody needs the source, so that the lengths of its segments become exact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file has no index. Cuegate is going through it once to find its keyframes; players wait for that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the film&apos;s headers and its index. This takes a few small requests, not the whole film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This film has not been examined yet. That happens by itself when a player asks for it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::JobTableModel</name>
    <message>
        <source>Cancel segment %1 of “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>converting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a removed film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segment %1 of %2, %3 – %4</source>
        <comment>number, rendition, from, to</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a player waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being made. While a film plays, the parts that are converted or copied for it are shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends this job. A player that still wants this part may ask for it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>running, waiting</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cuegate::MainWindow</name>
    <message>
        <source>“%1”: %2</source>
        <comment>line, what is wrong with it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no link or file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>sentence, next step</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Removed %n film(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link copied. Open it in a player or on a television.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to the watch page copied. Open it in a browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to the original file copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No browser could be opened. Copy the link and open it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Cuegate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Cuegate %1&lt;/h3&gt;&lt;p&gt;Plays your films on every screen without converting them first.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fil&amp;m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;link for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add films by link or file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the link for players and televisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link to the &amp;watch page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link to the original &amp;file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the watch page in your browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Examine again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examine a film that failed or was not examined yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list; the film itself stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Cuegate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address copied.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::NavigationList</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::NetworkSettings</name>
    <message>
        <source>All networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a network interface, its address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer does not have that address any more. Cuegate goes on serving where it did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system does not let Cuegate use port %1. Ports from 1024 on are free to use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is in use by another program. Cuegate goes on serving at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Players reach Cuegate here. Changing it changes all links at once: who is watching has to open the film again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serve &amp;on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Players reach Cuegate only through what is chosen here. Changing it ends what is being watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices on the same network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also private addresses through VPNs and containers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Who may connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody from the internet can connect in either case, and every link holds a secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connections to each source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many at most at the same time, where a source does not say how many it allows; providers may lock accounts that open more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spare &amp;metered networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While the network costs by volume, nothing is fetched or made ahead of what is watched.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::Notices</name>
    <message>
        <source>A film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” comes too slowly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its source is slower than the film plays, so the picture will stop now and then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider of “%1” is limiting Cuegate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stops while it is being watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full or cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films still play, but nothing of them is kept. Free some space, or lower the limits of the cache.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;onversion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::SourceListModel</name>
    <message>
        <source>not examined yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>examining …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for an index: %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>name, place, state</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::StatusStrip</name>
    <message>
        <source>Copy the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the cache …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 cannot be used, so nothing is served. Choose another one in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready, nobody is watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Serving %n player(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Serving at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n player(s) watching</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cache: %1 of %2</source>
        <comment>used, capacity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete all stored pieces of films (%1)?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films and links stay. What is played again is made again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::TimelineWidget</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no segment here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segment %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: made when a player asks for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: waits for its turn to be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: could not be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: ready, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>converted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest keyframe: %1 at byte %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::TrackTableModel</name>
    <message>
        <source>unknown (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes, converted where needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track %1 (%2): %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track %1 (%2) is not served: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cuegate::TrayIcon</name>
    <message>
        <source>Add …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide Cuegate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Cuegate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, converting</source>
        <comment>what is served</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuegate: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
