/**
 * Generated from ClaimReader.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 bd255e5d2230a984a128ec20abad49441b158e5e5689770fd81f878d2f851275
 * @module
 */

export const claimReaderAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "rollup_",
        "type": "address"
      },
      {
        "internalType": "contract INodeRegistry",
        "name": "nodes_",
        "type": "address"
      },
      {
        "internalType": "contract IModelRegistry",
        "name": "models_",
        "type": "address"
      },
      {
        "internalType": "contract IEscrow",
        "name": "escrow_",
        "type": "address"
      },
      {
        "internalType": "contract IBeacon",
        "name": "beacon_",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "rate_",
        "type": "uint32"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [],
    "name": "BadClaimSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadPointLength",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "notAfter",
        "type": "uint256"
      }
    ],
    "name": "ClaimExpired",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "ClaimMismatch",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "drawn",
        "type": "uint256"
      }
    ],
    "name": "HopNotDrawn",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "offset",
        "type": "uint256"
      }
    ],
    "name": "MalformedCbor",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NoCells",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "NotAPayee",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheClaims",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheKey",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheModel",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotThePart",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheParties",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NothingToProve",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "precompile",
        "type": "address"
      }
    ],
    "name": "PrecompileFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "RoundMissing",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "SegmentNotDrawn",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "keyHash",
        "type": "bytes32"
      }
    ],
    "name": "UnknownSigner",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "escrow",
    "outputs": [
      {
        "internalType": "contract IEscrow",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "bitmap",
            "type": "uint64"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "finalAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "requestId",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segment",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "uint128",
            "name": "amount",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "payeesHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "bytes[]",
            "name": "publicKeys",
            "type": "bytes[]"
          },
          {
            "internalType": "bytes[]",
            "name": "signatures",
            "type": "bytes[]"
          }
        ],
        "internalType": "struct Work",
        "name": "work",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "node",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "weight",
            "type": "uint64"
          }
        ],
        "internalType": "struct Payee[]",
        "name": "payees",
        "type": "tuple[]"
      }
    ],
    "name": "feeOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "fee",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes[]",
        "name": "claims",
        "type": "bytes[]"
      },
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "hashesOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "models",
    "outputs": [
      {
        "internalType": "contract IModelRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "nodes",
    "outputs": [
      {
        "internalType": "contract INodeRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes[]",
        "name": "claims",
        "type": "bytes[]"
      },
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "notAfterOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "rate",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "number",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "previousHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "receiptsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "receiptCount",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "dataHash",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "bitmap",
                "type": "uint64"
              },
              {
                "internalType": "bytes",
                "name": "aggregate",
                "type": "bytes"
              },
              {
                "internalType": "uint64",
                "name": "postedAt",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "finalAt",
                "type": "uint64"
              }
            ],
            "internalType": "struct BatchHeader",
            "name": "header",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "part",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "publicKey",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          },
          {
            "internalType": "uint8",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "bond",
            "type": "uint256"
          }
        ],
        "internalType": "struct Opening",
        "name": "opening",
        "type": "tuple"
      }
    ],
    "name": "read",
    "outputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "leafHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "requestId",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segment",
            "type": "uint32"
          },
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint128",
            "name": "amount",
            "type": "uint128"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "node",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "operator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "claimHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "attempt",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "shardRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "from",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "to",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "inCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "outCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "cellsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "cellCount",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "inner",
            "type": "uint256"
          }
        ],
        "internalType": "struct ClaimFacts",
        "name": "facts",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "rollup",
    "outputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "number",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "previousHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "receiptsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "receiptCount",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "dataHash",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "bitmap",
                "type": "uint64"
              },
              {
                "internalType": "bytes",
                "name": "aggregate",
                "type": "bytes"
              },
              {
                "internalType": "uint64",
                "name": "postedAt",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "finalAt",
                "type": "uint64"
              }
            ],
            "internalType": "struct BatchHeader",
            "name": "header",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          }
        ],
        "internalType": "struct PaidWork",
        "name": "work",
        "type": "tuple"
      }
    ],
    "name": "workOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const claimReaderBytecode = '0x6101403461015a57601f61467a38819003918201601f19168301916001600160401b0383118484101761015e5780849260c09460405283398101031261015a578051906001600160a01b038216820361015a5760208101516001600160a01b038116810361015a5760408201516001600160a01b038116810361015a576060830151916001600160a01b038316830361015a576080840151936001600160a01b038516850361015a5760a001519463ffffffff8616860361015a5760805260a05260c05260e05261010052610120526040516145079081610173823960805181818161010a0152818161072f0152818161083701528181610bb70152612ef2015260a051818181610cd701528181611a4f0152613360015260c0518181816102ba0152818161090801528181610a270152610d73015260e0518160b60152610100518161164a0152610120518181816117a00152611a8d0152f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe6080806040526004361015610012575f80fd5b5f3560e01c9081632c4e722e14611a73575080635db82fa014611a235780636b87b2cf146119e0578063707dca09146119ac5780637a9730df14610a4b5780639986df2c146109fb578063ae4ebcd614610789578063c500c8c01461012e578063cb23bcb5146100de5763e2fdcc171461008a575f80fd5b346100da575f6003193601126100da57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b5f80fd5b346100da575f6003193601126100da57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100da576101606003193601126100da5760043567ffffffffffffffff81116100da5761016060031982360301126100da576101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc3601126100da57610124359067ffffffffffffffff82116100da578160040191606060031982360301126100da57610144359267ffffffffffffffff84116100da57366023850112156100da57836004013567ffffffffffffffff81116100da573660248260061b870101116100da575f946102018380611bcb565b93908415801561076c575b6105045761021985611f7a565b946102276040519687611b75565b808652601f1961023682611f7a565b015f5b8181106107555750505f5b818110610545575050506024850161025c8183611bcb565b86519081148015925061052c575b5061050457604051957f21e7c49800000000000000000000000000000000000000000000000000000000875260a43560048801525f8760248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9687156104f9575f976104d5575b5060a08701908151518751809114908115916104ca575b506104975760446101445f9b939a019101915b87518b10156104bf576103288b8b51611edd565b516101406103368d8b611edd565b51015103610497578a67ffffffffffffffff61024061035e61035786611f12565b938c611edd565b5101519116101561045c576103a48b610377818b611edd565b5161039c61038f836103898a8c611bcb565b90611b5a565b919093610389898c611bcb565b93909261310d565b878c101561042f5760248c60061b88010135810361040457506103fc6001916103f68b6fffffffffffffffffffffffffffffffff8f6101e06103e98f92606093611edd565b5101519201511690612141565b90612154565b9a0199610314565b7f63bc07af000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b6102406104698c8a611edd565b5101517ff5f3b230000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7ff1bb5d9b000000000000000000000000000000000000000000000000000000005f5260045ffd5b602090604051908152f35b90508614158b610301565b6104f29197503d805f833e6104ea8183611b75565b810190611fae565b95896102ea565b6040513d5f823e3d90fd5b7fa058c534000000000000000000000000000000000000000000000000000000005f5260045ffd5b905061053b6044880184611bcb565b905014158961026a565b610559610553828486611b5a565b90612256565b46602082015114806106fc575b806106ed575b806106de575b806106be575b806106ae575b806106a1575b80610694575b1580156105e2575b6105b657906001916105a4828a611edd565b526105af8189611edd565b5001610244565b507f89466a76000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50811515801561059257505f198201828111610667576106029089611edd565b516101a08201516101c0820151149081610652575b8161063d575b8161062a575b5015610592565b905061018080830151910151148c610623565b9050610160820151610160820151149061061d565b90506101008201516101008201511490610617565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b508260e08201511461058a565b508160c082015114610584565b5061012081015160a4351461057e565b5060a08101516064359063ffffffff8216918281036100da575014610578565b50608081015160443514610572565b5060608101516024351461056c565b5073ffffffffffffffffffffffffffffffffffffffff60408201511673ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001614610566565b60209061076061219c565b82828b01015201610239565b5061077f858261077a612161565b613523565b608435141561020c565b346100da5760206003193601126100da5760043567ffffffffffffffff81116100da57806004016101c060031983360301126100da5760248201906107ce8180611b98565b9060406107df610144860183611bcb565b9361081e835195869384937f4865bbfc000000000000000000000000000000000000000000000000000000008552896101248c01359160048701611c85565b038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156104f95761088092610879926109cd575b50610184850190611bcb565b9083612d13565b6101a4830135908051821015610504576108b39161089d91611edd565b51916108ac6101648501611ef1565b9083612f49565b6101e08151910151916040517f21e7c49800000000000000000000000000000000000000000000000000000000815260a482013560048201525f8160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156104f9576040946fffffffffffffffffffffffffffffffff606060e49461095f945f916109b3575b5001511690612141565b9101816fffffffffffffffffffffffffffffffff61097c83612124565b1610610990575b5082519182526020820152f35b6fffffffffffffffffffffffffffffffff91506109ac90612124565b1683610983565b6109c791503d805f833e6104ea8183611b75565b89610955565b6109ee9060403d6040116109f4575b6109e68183611b75565b810190611c1f565b5061086d565b503d6109dc565b346100da575f6003193601126100da57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100da5760206003193601126100da5767ffffffffffffffff600435116100da57610260600319600435360301126100da576040516102c0810181811067ffffffffffffffff8211176115cf576040525f81525f60208201525f60408201525f60608201525f60808201525f60a08201525f60c08201525f60e08201525f6101008201525f6101208201525f6101408201525f6101608201525f6101808201525f6101a08201525f6101c08201525f6101e08201525f6102008201525f6102208201525f6102408201525f6102608201525f6102808201525f6102a0820152610b3f600435600401600435600401611b98565b602460043501906040610b5d61014460043501600435600401611bcb565b92610b9e835194859384937f4865bbfc0000000000000000000000000000000000000000000000000000000085528861012460043501359160048701611c85565b038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156104f9575f9161198c575b508252610c0261087961016460043501600435600401611bcb565b80516101846004350135101561050457610c2490610184600435013590611edd565b5190610240820151804210156119615750610204600435013560ff81168091036100da5715611604575b50610c86610c676101c460043501600435600401611b09565b90610c7d6101e460043501600435600401611b09565b9290918561310d565b80610100840152604051907f50c946fe00000000000000000000000000000000000000000000000000000000825260048201526101408160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa80156104f9575f906114ee575b73ffffffffffffffffffffffffffffffffffffffff91505116610120830152610120810151604051907f21e7c49800000000000000000000000000000000000000000000000000000000825260048201525f8160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa80156104f95760a0915f916114d4575b500151805160e083015114908115916114b5575b5061049757610e19906101a460043501610dd881600435600401611b09565b6040805190959290610dea8782611b75565b601681527f7665696c6d6573682f73686172642d726f6f742f7631000000000000000000006020820152613833565b6101408301510361148d57610e3390600435600401611b09565b8351610e3f8582611b75565b600581527f63656c6c730000000000000000000000000000000000000000000000000000006020820152610e735f91614072565b5f610e7e8486613fd2565b925f925b8284106113565750505050811561132a578281036112cc57506007610ea882848661423f565b509114908161131f575b506112f75780610ec56004928486613fec565b92036112cc5750611017610fc993610f3c93610fd0610f88610f81610f42610f32610f2b8d6110119a610efa82519283611b75565b600482527f726f6f74000000000000000000000000000000000000000000000000000000006020830152888a61368c565b86886137d2565b809a91878961223e565b9061400b565b978b5190610f508d83611b75565b600582527f636f756e740000000000000000000000000000000000000000000000000000006020830152858761368c565b838561409d565b8a9891985190610f988c83611b75565b600582527f696e6e65720000000000000000000000000000000000000000000000000000006020830152848661368c565b828461409d565b895191959190610fe08b83611b75565b600882527f756e70726f76656e0000000000000000000000000000000000000000000000006020830152838561368c565b9161409d565b50506102a086015281610280860152610260850152156112a4576102c0926101c06102a0926084600435013560208401526080810151604084015263ffffffff611065606460043501612113565b16606084015273ffffffffffffffffffffffffffffffffffffffff61108e60c460043501611ef1565b16608084015273ffffffffffffffffffffffffffffffffffffffff6110bf6110ba600480350180611b98565b611ef1565b1660a08401526fffffffffffffffffffffffffffffffff6110e460e460043501612124565b1660c0840152610184600435013560e0840152805161014084015260608101516101608401526101008101516101808401526101208101516101a0840152610140810151828401526101608101516101e08401526101808101516102008401526101a08101516102208401520151610240820152825192815184526020820151602085015260408201519084015263ffffffff606082015116606084015273ffffffffffffffffffffffffffffffffffffffff608082015116608084015273ffffffffffffffffffffffffffffffffffffffff60a08201511660a08401526fffffffffffffffffffffffffffffffff60c08201511660c084015260e081015160e084015261010081015161010084015273ffffffffffffffffffffffffffffffffffffffff610120820151166101208401526101408101516101408401526101608101516101608401526101808101516101808401526101a08101516101a08401526101c08101516101c08401526101e08101516101e084015261020081015161020084015261022081015161022084015261024081015161024084015261026081015161026084015261028081015161028084015201516102a0820152f35b7f50ad628b000000000000000000000000000000000000000000000000000000005f5260045ffd5b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fae87af7c000000000000000000000000000000000000000000000000000000005f5260045ffd5b601691501487610eb2565b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b9091929361136581888a614027565b9190928311156112cc5750828214611485575b600190815b61138f57600191509401929190610e82565b61139a81898b61423f565b919092829160028114801561147b575b156113d057505050906113be91898b6140b5565b905b8015610667575f1901908161137d565b9194925090600481036113ee575050906113e991612154565b6113c0565b6005810361142e5750507f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82168203610667576113e99160011b90612154565b90919260068214918215611449575b50506112cc57506113c0565b60071491508161145c575b508e8061143d565b6014811091508115611470575b508e611454565b60169150118e611469565b50600381146113aa565b945084611378565b7ff6d149cf000000000000000000000000000000000000000000000000000000005f5260045ffd5b6114c5915060c083015190611edd565b51610140820151141583610db9565b6114e891503d805f833e6104ea8183611b75565b84610da5565b50610140813d82116115fc575b816115096101409383611b75565b810103126100da57604051610140810181811067ffffffffffffffff8211176115cf5773ffffffffffffffffffffffffffffffffffffffff926101209160405261155281611f27565b835261156060208201611f48565b602084015261157160408201611f27565b604084015261158260608201611f48565b606084015261159360808201611f5d565b608084015260a081015160a084015260c081015160c084015260e081015160e08401526101008101516101008401520151610120820152610d06565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b3d91506114fb565b611619906108ac6110ba600480350180611b98565b61163361012061162d600480350180611b98565b01611f12565b73ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff604051927f90e544a1000000000000000000000000000000000000000000000000000000008452166004830152602082602481845afa9182156104f9575f9261191b575b50604067ffffffffffffffff9260248251809581937f17bf581500000000000000000000000000000000000000000000000000000000835216948560048301525afa80156104f9575f925f916118e0575b5067ffffffffffffffff16156118b55750606082015160a08301516101008401516040519160208301938452604083015260608201526060815261174d608082611b75565b5190209060405161ffff602082018381528460408401527f7365676d656e7400000000000000000000000000000000000000000000000000606084015260478352611799606784611b75565b63ffffffff7f0000000000000000000000000000000000000000000000000000000000000000169251902016101561188d5760e083015191604051906020820192835260408201527f686f700000000000000000000000000000000000000000000000000000000000606082015260438152611816606382611b75565b5190208115611860570660c08201518181036118325750610c4e565b7f5e3285a5000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b7f9c067aa6000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f90d12bab000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff935061190d915060403d604011611914575b6119058183611b75565b8101906130ba565b9092611708565b503d6118fb565b91506020823d602011611959575b8161193660209383611b75565b810103126100da57604061195267ffffffffffffffff93611f48565b92506116b7565b3d9150611929565b7ff5f3b230000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6119a5915060403d6040116109f4576109e68183611b75565b5083610be7565b346100da576119ba36611ab1565b908082101561050457610553610240926119d692602095611b5a565b0151604051908152f35b346100da576119ee36611ab1565b8181939293101561050457610553611a169184611a106040968661077a612161565b94611b5a565b5182519182526020820152f35b346100da575f6003193601126100da57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100da575f6003193601126100da5760209063ffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b9060406003198301126100da5760043567ffffffffffffffff81116100da57826023820112156100da5780600401359267ffffffffffffffff84116100da5760248460051b830101116100da57602401919060243590565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156100da570180359067ffffffffffffffff82116100da576020019181360383136100da57565b9082101561042f57611b719160051b810190611b09565b9091565b90601f601f19910116810190811067ffffffffffffffff8211176115cf57604052565b9035907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffea1813603018212156100da570190565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156100da570180359067ffffffffffffffff82116100da57602001918160051b360383136100da57565b91908260409103126100da576020825192015180151581036100da5790565b359073ffffffffffffffffffffffffffffffffffffffff821682036100da57565b359067ffffffffffffffff821682036100da57565b359063ffffffff821682036100da57565b919493929094610160835273ffffffffffffffffffffffffffffffffffffffff611cae87611c3e565b1661016084015267ffffffffffffffff611cca60208801611c5f565b1661018084015260408601356101a084015260608601356101c084015263ffffffff611cf860808801611c74565b166101e084015260a086013561020084015267ffffffffffffffff611d1f60c08801611c5f565b1661022084015267ffffffffffffffff611d3b60e08801611c5f565b166102408401526101008601357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1873603018112156100da5786016020813591019067ffffffffffffffff81116100da5780360382136100da57610140601f19601f83611deb9467ffffffffffffffff966101606102608c0152816102c08c01526102e08b01375f6102e0828b010152011686019883611dde6101208301611c5f565b1661028088015201611c5f565b166102a0840152803560208401526020810135604084015263ffffffff611e1460408301611c74565b16606084015260608101356080840152608081013560a084015273ffffffffffffffffffffffffffffffffffffffff611e4f60a08301611c3e565b1660c084015260c0810135906fffffffffffffffffffffffffffffffff82168092036100da5760e0918285015201356101008301526101208201526101406102e082860301910152816102e08401527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82116100da576020926102e09260051b809261030083013701010190565b805182101561042f5760209160051b010190565b3573ffffffffffffffffffffffffffffffffffffffff811681036100da5790565b3567ffffffffffffffff811681036100da5790565b519073ffffffffffffffffffffffffffffffffffffffff821682036100da57565b519067ffffffffffffffff821682036100da57565b51906fffffffffffffffffffffffffffffffff821682036100da57565b67ffffffffffffffff81116115cf5760051b60200190565b67ffffffffffffffff81116115cf57601f01601f191660200190565b6020818303126100da5780519067ffffffffffffffff82116100da57019060e0828203126100da576040519160e0830183811067ffffffffffffffff8211176115cf57604052611ffd81611f27565b835261200b60208201611f48565b602084015261201c60408201611f48565b604084015261202d60608201611f5d565b60608401526080810151608084015260a081015167ffffffffffffffff81116100da57810182601f820112156100da5780519061206982611f7a565b916120776040519384611b75565b80835260208084019160051b830101918583116100da57602001905b8282106121035750505060a084015260c08101519067ffffffffffffffff82116100da570181601f820112156100da578051906120cf82611f92565b926120dd6040519485611b75565b828452602083830101116100da57815f9260208093018386015e8301015260c082015290565b8151815260209182019101612093565b3563ffffffff811681036100da5790565b356fffffffffffffffffffffffffffffffff811681036100da5790565b8181029291811591840414171561066757565b9190820180921161066757565b60405190612170604083611b75565b601a82527f7665696c6d6573682f7365676d656e742d636c61696d732f76310000000000006020830152565b60405190610280820182811067ffffffffffffffff8211176115cf576040525f610260838281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e08201528261010082015282610120820152826101408201528261016082015282610180820152826101a0820152826101c0820152826101e08201528261020082015282610220820152826102408201520152565b909392938483116100da5784116100da578101920390565b91909161226161219c565b92600261226e8284613fd2565b910361132a576122b86040918251906122878483611b75565b600582527f636c61696d0000000000000000000000000000000000000000000000000000006020830152848661368c565b60196122c5828587613fec565b9103612c8c57612310612351918451906122df8683611b75565b600682527f6c61796572730000000000000000000000000000000000000000000000000000602083015286886136ae565b9150508351906123208583611b75565b600782527f617474656d70740000000000000000000000000000000000000000000000000060208301528587613716565b906101008801526123a361239c845161236a8682611b75565b600781527f636861696e496400000000000000000000000000000000000000000000000000602082015283878961368c565b858761409d565b91600182108015612d03575b6112cc575061243d916123ff9160208a01528451906123ce8683611b75565b600782527f6e6578744b65790000000000000000000000000000000000000000000000000060208301528688613739565b83519061240c8583611b75565b600782527f7365676d656e740000000000000000000000000000000000000000000000000060208301528587613716565b9060a088015261248761239c84516124558682611b75565b600781527f76657273696f6e00000000000000000000000000000000000000000000000000602082015283878961368c565b919060018110908115612cf8575b506112cc57506124df61239c84516124ad8682611b75565b600881527f686f70436f756e74000000000000000000000000000000000000000000000000602082015283878961368c565b91600182108015612ced575b6112cc575060e088015261253961239c84516125078682611b75565b600881527f686f70496e646578000000000000000000000000000000000000000000000000602082015283878961368c565b916103ff82116112cc575060c088015261258d61239c845161255b8682611b75565b600881527f6e6f744166746572000000000000000000000000000000000000000000000000602082015283878961368c565b91643afff4417f82116112cc57506127f5610f2b610f3c6127b26127a86127a189610f3c8f8e818f9261276361263c610f3c9f6127ff9f6126d9610f3c61269561268b6126848e610f3c8e8e8d6101a060809f61263c6126356126359f6127259f6102406126469501528951906126048b83611b75565b600982527f696e436f6d6d69747300000000000000000000000000000000000000000000006020830152888861368c565b86866137d2565b809791878761223e565b91015261265584519485611b75565b600984527f6d6f64656c526f6f740000000000000000000000000000000000000000000000602085015261368c565b8c8c6137d2565b8093918d8d61223e565b6101208901528b51906126a88d83611b75565b600982527f706f736974696f6e73000000000000000000000000000000000000000000000060208301528a8a6136ae565b91906101808901526101608801528a51906126f48c83611b75565b600982527f70726576436c61696d000000000000000000000000000000000000000000000060208301528989613790565b8951906127328b83611b75565b600982527f72657175657374496400000000000000000000000000000000000000000000006020830152888861368c565b91015261277284519485611b75565b600984527f73657373696f6e49640000000000000000000000000000000000000000000000602085015261368c565b8a8c6137d2565b8093918b8d61223e565b60608c01528651906127c48883611b75565b600982527f7368617264526f6f7400000000000000000000000000000000000000000000006020830152888a61368c565b809391878961223e565b61014088015261284961239c84516128178682611b75565b600981527f776f726b556e6974730000000000000000000000000000000000000000000000602082015283878961368c565b91661fffffffffffff82116112cc57506002916128a4916101e08a01528451906128738683611b75565b600a82527f656e636c6176654b6579000000000000000000000000000000000000000000006020830152868861368c565b6128af81868861423f565b93909103612c8c576060036112cc57506060810190818111610667578482116112cc57610f3c61295861294e612947858c6102206128ff6128f860029a8f9a8f61299c9c61223e565b36916130d7565b602081519101209101528851906129168a83611b75565b600a82527f6f7574436f6d6d6974730000000000000000000000000000000000000000000060208301528a8c61368c565b888a6137d2565b809391898b61223e565b6101c08a015284519061296b8683611b75565b600a82527f736574746c656d656e74000000000000000000000000000000000000000000006020830152868861368c565b6129a781868861423f565b93909103612c8c576014036112cc57506014810190818111610667578482116112cc57612bf8612c3793612ba4612947612b6689612b268c8f612b178d612ada60029f9d612b1e94610200612bae9f612a8f612a888c86612a13610f3c98868f8590612a99995061223e565b90357fffffffffffffffffffffffffffffffffffffffff00000000000000000000000081169160148110612cb8575b505060601c8a880152895191612a588b84611b75565b600b83527f636c69656e744e6f6e636500000000000000000000000000000000000000000060208401528d61368c565b8c8b6137d2565b8095918d8c61223e565b910152825190612aa98483611b75565b600c82527f616e73776572436f6d6d6974000000000000000000000000000000000000000060208301528887613790565b612ae682519283611b75565b600c82527f65766964656e63654861736800000000000000000000000000000000000000006020830152868561368c565b84836137d2565b93849261223e565b5050875190612b358983611b75565b600c82527f73616d706c696e6748617368000000000000000000000000000000000000000060208301528b8d613790565b865190612b738883611b75565b600d82527f73656d616e74696373486173680000000000000000000000000000000000000060208301528a8c61368c565b809491898b61223e565b5050612bf283855192612bc18785611b75565b601684527f7665696c6d6573682f706f65612d636c61696d2f7631000000000000000000006020850152898b61223e565b91613833565b8852612c0682519283611b75565b600982527f7369676e617475726500000000000000000000000000000000000000000000006020830152848661368c565b612c4281848661423f565b93909103612c8c576030036112cc5750603081019283821161066757828411612c8c578382846128f893612c76955061223e565b6020815191012061026085015281036112cc5750565b507ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fffffffffffffffffffffffffffffffffffffffff0000000000000000000000009250829060140360031b1b16165f80612a42565b5061040082116124eb565b60019150115f612495565b50661fffffffffffff82116123af565b929180158015612f2f575b61050457612d2b81611f7a565b90612d396040519283611b75565b808252601f19612d4882611f7a565b015f5b818110612f1857505081945f5b828110612d66575050505050565b612d74610553828588611b5a565b4660208201511480612ebf575b80612eb1575b80612ea0575b80612e82575b80612e70575b80612e63575b80612e56575b158015612dd1575b6105b65790600191612dbf8287611edd565b52612dca8186611edd565b5001612d58565b508115158015612dad57505f19820182811161066757612df19086611edd565b516101a08201516101c0820151149081612e41575b81612e2c575b81612e19575b5015612dad565b905061018080830151910151145f612e12565b90506101608201516101608201511490612e0c565b90506101008201516101008201511490612e06565b508360e082015114612da5565b508160c082015114612d9f565b50610120810151608084013514612d99565b5060a081015163ffffffff612e9960408601612113565b1614612d93565b506080810151602084013514612d8d565b506060810151833514612d87565b5073ffffffffffffffffffffffffffffffffffffffff60408201511673ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001614612d81565b602090612f2361219c565b82828701015201612d4b565b50612f3d818361077a612161565b60608501351415612d1e565b7fffffffff000000000000000000000000000000000000000000000000000000006020929361306e605460246102005f96015197612f8960a08201611ef1565b60e0612f936138c8565b51927fffffffffffffffffffffffffffffffffffffffff000000000000000000000000612fbe6138c8565b98818d6040519b8c98828a019e8f91891b1690528051918291018a8a015e8701957c14000000000000000000000000000000000000000000000000000000008988015260601b1660288601527c1400000000000000000000000000000000000000000000000000000000603c86015260601b1660408401527c2000000000000000000000000000000000000000000000000000000000868401520135605882015203016034810184520182611b75565b604051918291518091835e8101838152039060025afa156104f9575f510361309257565b7f08bbdf5c000000000000000000000000000000000000000000000000000000005f5260045ffd5b91908260409103126100da576130d4602083519301611f48565b90565b9291926130e382611f92565b916130f16040519384611b75565b8294818452818301116100da578281602093845f960137010152565b92919493909461311e3682886130d7565b805161010081036134f85750602081015160408201517fffffffffffffffffffffffffffffffff0000000000000000000000000000000060608401519260808501519460a081015160c08201519061010060e0840151930151808417155f146134e7575061318c92506140cc565b156134df5760a0945b82604051956fff000000000000000000000000000000602088019860781b161760801b168652603085015260801b1660508301526060820152606081526131dd608082611b75565b519020956102208501968751036134b757613288918551906040519160208301526020825261320d604083611b75565b6132826040519361321f606086611b75565b602b85527f424c535f5349475f424c53313233383147315f584d443a5348412d3235365f5360208601527f5357555f524f5f504f505f000000000000000000000000000000000000000000604086015261327a36888a6130d7565b9236916130d7565b90613903565b156133e85760071c1561348a576102609060208101359080359060809060408101359060600135848417821781176134105750505060c0915b7fffffffffffffffffffffffffffffffff0000000000000000000000000000000060405192602084019460781b1760801b168352603082015260308152613309605082611b75565b519020910151036133e857815191604051927fdf78bce2000000000000000000000000000000000000000000000000000000008452600484015260408360248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9283156104f9575f936133c6575b50821561339a5750565b517f73a72b58000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6133e091935060403d604011611914576119058183611b75565b50915f613390565b7f970e4fbf000000000000000000000000000000000000000000000000000000005f5260045ffd5b6f0d0088f51cbff34d258dd3db21a5d66b829593951191821561343e575b5050156132c15760a092506132c1565b6f0d0088f51cbff34d258dd3db21a5d66b14915081613460575b505f8061342e565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd5559150115f613458565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52600160045260245ffd5b7f9537c1e5000000000000000000000000000000000000000000000000000000005f5260045ffd5b608094613195565b9150506134f3916140cc565b61318c565b7f8db73e6c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90915f925f5b82811061365f575061355361353d85611f92565b9461354b6040519687611b75565b808652611f92565b91601f196020860193013684375f90835b8183106135fb57505050509160206135db83602483967fffffffff000000000000000000000000000000000000000000000000000000005f975160e01b16956040519586948186019889528051918291018587015e84019083820190898252519283915e010185815203601f198101835282611b75565b604051918291518091835e8101838152039060025afa156104f9575f5190565b600460019161360b858588611b5a565b8092917fffffffff000000000000000000000000000000000000000000000000000000008260e01b16805f1a845380871a878501538060021a600285015360031a6003840153848301370101920191613564565b9361366b858484611b5a565b905060040190816004116106675760019161368591612154565b9401613529565b826136a69261369d92969596614027565b91909194614072565b036112cc5750565b9390926136bf60049184868861368c565b6136ca81868861423f565b93909103612c8c576002036112cc57506136e86136f191858761409d565b9094859661409d565b92908080951090811591613708575b506112cc5750565b63ffffffff9150115f613700565b90611011613727939485838561368c565b9290929163ffffffff84116112cc5750565b926137469192838561368c565b91600761375484848461423f565b5091149081613785575b50613775579160609161377093613808565b905090565b5050600181018091116106675790565b60169150145f61375e565b9261379d9192838561368c565b9160076137ab84848461423f565b50911490816137c7575b50613775579160209161377093613808565b60169150145f6137b5565b916137e28183600294969561423f565b93909103612c8c576020036112cc575060208101928382116106675783116112cc579190565b600294939261381881848461423f565b97909103612c8c5784036112cc57506130d4929185916140b5565b9060206135db60045f9460248497825196816040519788957fffffffff000000000000000000000000000000000000000000000000000000008288019b60e01b168b528051918291018688015e8501917fffffffff000000000000000000000000000000000000000000000000000000008260e01b16858401526028830137010186838201520301601f198101835282611b75565b604051906138d7604083611b75565b601982527f7665696c6d6573682f7061796d656e742d7465726d732f7631000000000000006020830152565b9091928151608081036134f85750825161010081036134f8575061392682614130565b8015613fc3575b613fbb5780516139a360016020604051848195838084019801885e7fff000000000000000000000000000000000000000000000000000000000000008183019160f81b168382015203017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1810184520182611b75565b60205f606096604051906139b78983611b75565b60408252613a356003858401601f198c013682378680604051958693828501985180918a5e8401908282018a8152815193849201905e01017e800000000000000000000000000000000000000000000000000000000000008152866002820152885190818b8583015e0186838201520301601f198101835282611b75565b604051918291518091835e8101838152039060025afa156104f9575f519060205f604051828101908582527f01000000000000000000000000000000000000000000000000000000000000006040820152613aaf602182868851808c604185015e820101828101878152500301601f198101835282611b75565b604051918291518091835e8101838152039060025afa156104f9575f519160205f6040518281019086851882527f02000000000000000000000000000000000000000000000000000000000000006040820152613b2b602182868951808d604185015e820101828101878152500301601f198101835282611b75565b604051918291518091835e8101838152039060025afa156104f9575f519360205f6040518281019088861882527f03000000000000000000000000000000000000000000000000000000000000006040820152613ba7602182868a51808a604185015e820101828101878152500301601f198101835282611b75565b604051918291518091835e8101838152039060025afa156104f9576020915f91613c256021845196866040519485928a838501981888527f04000000000000000000000000000000000000000000000000000000000000006040850152518091604185015e820101828101878152500301601f198101835282611b75565b604051918291518091835e8101838152039060025afa156104f9575f92613ca1613c9b613c95613ca794613c788897885196604051916020830152604082015260408152613c738d82611b75565b614391565b94604051916020830152604082015260408152613c738b82611b75565b926141ab565b916141ab565b9061416b565b602081519101600b5afa3d15613fb4573d90613cc282611f92565b91613cd06040519384611b75565b82523d5f602084013e5b158015613fa8575b613f7b576020613ee05f9484838796015160408201519160808a820151910151907f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab82118914613f735760ff60015b60405195898701958652604087015216016f1a0111ea397fe69a4b1ba7b6434bacd7038a8401527f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab03608083015260808252613d8e60a083611b75565b60405190613d9e61012083611b75565b6101008252858201926f024aa2b2f08f0a91260805272dc5105184527fc6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb860408401526f13e02b6052719f607dacd3a088274f658b8401527f596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e60808401526f0ce5d527727d6e118cc9cdc6da2e351a60a08401527fadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b8280160c08401526f0606c4a02ea734cc32acd2b02bc28b9960e08401527fcb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be61010084015286604051978896818089019b8051918291018d5e8801908282018d8152815193849201905e010190898252518092825e0190878252518092825e0185815203601f198101835282611b75565b5190600f5afa903d15613f6d57503d90613ef982611f92565b91613f076040519384611b75565b82523d5f602084013e5b158015613f61575b613f34576020818051810103126100da576020015160011490565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600f60045260245ffd5b50602081511415613f19565b90613f11565b60ff89613d31565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600b60045260245ffd5b50608081511415613ce2565b8390613cda565b505050505f90565b50613fcd83614130565b61392d565b5f60059392613fe09261423f565b9390910361132a579190565b82600592613ffc9295949561423f565b9491929092036112cc57509190565b359060208110614019575090565b5f199060200360031b1b1690565b600391939261403781868461423f565b9291949094036112cc57601f84116112cc5750818161405e85610f3c9489614066976140b5565b96879261223e565b60081c9060f81b179190565b602081519101516020821061408d575b60081c9060f81b1790565b5f198260200360031b1b16614082565b6140a891839161423f565b9391939290936112cc5750565b5092916140c29082612154565b9283116112cc5750565b906f0d0088f51cbff34d258dd3db21a5d66b82119182156140ec57505090565b6f0d0088f51cbff34d258dd3db21a5d66b14915081614109575090565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd55591501190565b805160061c905f5b82811061414757505050600190565b8060061b8201604060208201519101511761416457600101614138565b5050505f90565b6141a9906020808095946040519684889551918291018487015e8401908282015f8152815193849201905e01015f815203601f198101845283611b75565b565b5f809160208151910160105afa903d1561422c573d6141c981611f92565b906141d76040519283611b75565b81523d5f602083013e5b911582811561421f575b506141f257565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52601060045260245ffd5b608091505114155f6141eb565b60606141e1565b9082101561042f570190565b9091928284101561436557614255848484614233565b3560fd1c93601f614267828686614233565b3560f81c1692600182019081831161066757816018861061435d5750601b85118015614353575b614327577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe8850194851161066757610f3c6142dc916001871b936142d485828b856140b5565b98899261223e565b6008851b8060031c830361066757610100036101008111610667571c949360018203614310575050601884105b6112cc5750565b6004901b908160021c036106675784901c15614309565b827ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506007871461428e565b949550505050565b837ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f80604051926143a2606085611b75565b60308452614468600160208601957f1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f62487527f1eabfffeb153ffffb9feffffffffaaab000000000000000000000000000000006040820152608060405197889260208085019760408952866040870152603060608701528051918291018587015e8401907f010000000000000000000000000000000000000000000000000000000000000084830152518092608183015e010185838201520301601f198101865285611b75565b60405193614477604086611b75565b6010855260203681870137519060055afa3d156144ff573d9061449982611f92565b916144a76040519384611b75565b82523d5f602084013e5b1580156144f3575b6144c6576130d49161416b565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600560045260245ffd5b506030815114156144b9565b6060906144b156' as const;
