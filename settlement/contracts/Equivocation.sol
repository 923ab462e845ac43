// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBondVault, Share} from "./interfaces/IBondVault.sol";
import {IEquivocation} from "./interfaces/IEquivocation.sol";
import {INodeRegistry} from "./interfaces/INodeRegistry.sol";
import {Bls12381} from "./libraries/Bls12381.sol";
import {Claim, Claims} from "./libraries/Claims.sol";

/// @title Equivocation, see {IEquivocation}
/// @dev Threats, and what stands against them:
///      - Framing an honest node by its own signatures. Its key signs claims and nothing else under this tag (proofs of
///        possession have another), is drawn at boot and never leaves the enclave. Within a boot the enclave opens a
///        session id once: while the envelope lives the id is remembered, and since an id begins with the envelope's
///        expiry, none that was forgotten is good again. A session has one attempt and one place in the route, counts
///        its segments, and asks for each one's signature once; a failure after it ends the session. So two claims of
///        one key for one place were made by other code, or by an enclave whose host turned back its memory: both are
///        the operator's doing or his risk. Not covered: a vendor whose TEE lets strangers take the key.
///      - The same claim twice, in another writing: claims are compared by what is signed, which is the hash of the
///        claim's own bytes; bytes that are not canonical were signed by no enclave. Signatures are not part of it, and a
///        point in another encoding is refused by the pairing.
///      - Two places made one: session, segment, hop and attempt are read from signed bytes in fixed order. The request
///        is no part of a place: a session serves one, and one session's segment under two requests could be settled twice.
///      - Claims for another chain or rollup: they are settled elsewhere, and convict there.
///      - Convicting twice: once for each place of a node. Two lies at two places are two convictions.
///      - Getting away by rotating the key or by asking to exit: a key stays its node's, stake is slashable until it is
///        withdrawn, and the exit outlasts window and challenges.
///      - Reporting oneself: at least half of what is slashed is burned.
///      - Taking another's report out of the pool and sending it first: the reward goes to whoever is first, the
///        conviction stands either way. Who minds sends it privately.
///      - A payout that fails: shares are pulled from the vault. Nobody owns this contract, and it keeps no ether.
contract Equivocation is IEquivocation {
    uint256 private constant BASIS_POINTS = 10_000;

    mapping(bytes32 place => bool) public convicted;

    INodeRegistry public immutable nodes;
    IBondVault public immutable vault;
    address public immutable rollup;
    /// @notice The reporter's share of what is slashed; the rest is burned.
    uint256 public immutable reporterBps;

    constructor(INodeRegistry nodes_, IBondVault vault_, address rollup_, uint256 reporterBps_) {
        if (reporterBps_ > BASIS_POINTS / 2) revert BadReward(reporterBps_);
        nodes = nodes_;
        vault = vault_;
        rollup = rollup_;
        reporterBps = reporterBps_;
    }

    /// Slashed stake on its way to the vault.
    receive() external payable {
        if (msg.sender != address(nodes)) revert OnlyTheRegistry();
    }

    function convict(bytes calldata publicKey, SignedClaim calldata first, SignedClaim calldata second)
        external
        returns (bytes32 node, uint256 slashed)
    {
        bytes32 keyHash = keccak256(Bls12381.compressG2(publicKey));
        Claim memory a = _read(first, keyHash, 0);
        Claim memory b = _read(second, keyHash, 1);
        if (a.hash == b.hash) revert SameClaim(a.hash);
        if (
            a.sessionId != b.sessionId || a.segment != b.segment || a.hopIndex != b.hopIndex || a.attempt != b.attempt
        ) revert OtherPlace();
        (node,) = nodes.keyOf(keyHash);
        if (node == bytes32(0)) revert UnregisteredKey(keyHash);
        bytes32 place = keccak256(abi.encode(node, a.sessionId, a.segment, a.hopIndex, a.attempt));
        if (convicted[place]) revert AlreadyConvicted(node, place);
        _verify(first, publicKey, a.hash, 0);
        _verify(second, publicKey, b.hash, 1);

        convicted[place] = true;
        slashed = nodes.slash(node);
        Share[] memory shares = new Share[](2);
        uint256 reward = slashed * reporterBps / BASIS_POINTS;
        shares[0] = Share(msg.sender, reward);
        shares[1] = Share(address(0), slashed - reward);
        vault.reward{value: slashed}(shares);
        emit Equivocated(node, place, msg.sender, a.hash, b.hash, slashed);
    }

    function _read(SignedClaim calldata signed, bytes32 keyHash, uint256 index)
        private
        view
        returns (Claim memory claim)
    {
        claim = Claims.read(signed.claim);
        if (claim.chainId != block.chainid || claim.settlement != rollup) {
            revert OtherSettlement(claim.chainId, claim.settlement);
        }
        if (claim.keyHash != keyHash) revert NotTheSigner(index);
    }

    function _verify(SignedClaim calldata signed, bytes calldata publicKey, bytes32 hash, uint256 index)
        private
        view
    {
        if (!Bls12381.verify(signed.signature, publicKey, abi.encodePacked(hash), Claims.SIGNATURE_DST)) {
            revert BadSignature(index);
        }
    }
}
